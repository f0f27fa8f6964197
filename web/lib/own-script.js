/** The only scripts that have an address at run time are this server's own. */
const RULES = {
  /** @param {string} address */
  createScriptURL: (address) => {
    if (new URL(address).origin !== location.origin) throw new TypeError(`${address} is no script of this server`);
    return address;
  },
};

/** @type {ScriptPolicy | undefined} */
let policy;

/**
 * The address of one of this server's scripts, in the form that browsers with Trusted Types ask for. The
 * Content-Security-Policy allows this policy and no other, and it makes nothing but addresses: no text is ever markup.
 *
 * @param {string} path
 * @returns {string} there an object that they take in its place
 */
export function ownScript(path) {
  policy ??= globalThis.trustedTypes?.createPolicy('parley', RULES);
  return (policy ?? RULES).createScriptURL(new URL(path, location.href).href);
}
