import { el } from '/lib/dom.js';
import { handleForm } from '/ui/form.js';
import { equal, eventually, test } from './harness.js';

test('form: what nobody can say better is said as the server says it', async () => {
  for (const explanation of [false, undefined]) {
    const form = el('form', {}, el('button', { type: 'submit' }));
    document.body.append(form);
    const refused = () => Promise.reject({ code: 'of-no-text', detail: 'The server says why.' });
    handleForm(form, refused, () => explanation);
    form.requestSubmit();
    const problem = await eventually(() => form.querySelector('.form__problem:not([hidden])'));
    equal(problem.textContent, 'The server says why.');
    form.remove();
  }
});
