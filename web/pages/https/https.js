import '../../lib/i18n.js';
import { byId } from '../../lib/dom.js';

const SERVER = 7070; // where it listens unless told otherwise

// The examples fit the server that is asked, as far as its address tells.
const { hostname, port, protocol } = location;
const own = protocol === 'http:' ? port || '80' : String(SERVER);
byId('local').textContent = `http://localhost:${own}`;
for (const place of document.querySelectorAll('.port')) place.textContent = own;
if (protocol === 'http:') for (const place of document.querySelectorAll('.host')) place.textContent = hostname;
