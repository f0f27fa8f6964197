/* global SwaggerUIBundle */
import '../../lib/i18n.js';
import { ornament } from '../../lib/ornament.js';

// Swagger UI has dark colours, but waits to be told.
ornament(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', follow);
  follow();
});

SwaggerUIBundle({
  domNode: document.getElementById('main'),
  url: '/openapi.json',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: 'list',
  displayRequestDuration: true,
  persistAuthorization: false,
  validatorUrl: null,
});
