/** Decides which inputs and fields are secret: the spec gives them the format "password", and nothing shows their values. */

const NAME = /secret|passw|passphrase|private_?key|(?:access|refresh|id|auth)_?token$|^token$|signature$/i;

/** Of a pair to sign with, the half that is shown: it names the pair. XT's pages call it a key. */
const SHOWN = /^(?:app|api|access)_?key$/i;

/** By its name, or because its page's words say so. */
export function isSecret(name: string, isSaidToBe: boolean | undefined): boolean {
  return NAME.test(name) || (isSaidToBe === true && !SHOWN.test(name));
}
