/** Puts text on the clipboard. @returns {Promise<boolean>} whether it is there; the input is selected either way */
export async function copyFrom(input) {
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
    return true;
  } catch {
    // Off https there is no clipboard API; the old command still copies what is selected.
    return document.execCommand('copy');
  }
}
