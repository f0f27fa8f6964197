/** @type {import('../../lib/i18n.js').Dictionary} */
export default {
  'https.title': 'Calls need https · Parley',
  'https.heading': 'Calls need https',
  'https.why':
    'Browsers give a page the camera and the microphone only where nobody can change it on the way: over https, or on the very computer that the server runs on. Everything else in Parley works over plain http too.',
  'https.try': 'To try it on your own',
  'https.try.text': 'Open Parley on the computer that it runs on, at this address:',
  'https.all': 'For everybody, with a domain name',
  'https.all.text':
    'Put a proxy in front that has a certificate. Caddy gets one by itself, and this is all that it needs in its Caddyfile:',
  'https.settings': 'Then start Parley with these settings:',
  'https.lan': 'In your own network, without a domain name',
  'https.lan.text':
    'Caddy can sign a certificate itself. Each device has to trust it once: install the root certificate that Caddy made.',
  'https.more': 'More on proxies, ports and the relay is in operations.md, which comes with Parley.',
  'https.back': 'Back to Parley',
};
