import type { Diagnostic, TextEdit } from '../diagnostic.ts';
import type { Call } from '../syntax/tree.ts';

/** The documented form nearest to a function of ours. With `name`, the arguments stay as they are. */
interface Nearest {
  readonly advice: string;
  /** Name of a documented function with the same meaning for the same arguments. */
  readonly name?: string;
}

const nearest: Readonly<Record<string, Nearest>> = {
  'json.stringify': { advice: 'Use @strings.toJson(value).', name: 'strings.toJson' },
  'time.nowISO': { advice: 'Use @time().nowISO.' },
  'time.diff': { advice: 'Subtract epoch milliseconds, and divide by the length of the unit: (a - b) / 60000.' },
  'time.add': { advice: 'Add milliseconds: time + 2 * 60000.' },
  'math.min': { advice: 'Use @std.min(list).', name: 'std.min' },
  'math.max': { advice: 'Use @std.max(list).', name: 'std.max' },
  'math.abs': { advice: 'Compare: x < 0 ? -x : x.' },
  'math.trunc': { advice: 'Use @std.strToInt(x).', name: 'std.strToInt' },
  'strings.join': { advice: 'Use @std.reduce(list, (all, item) => all + separator + item, "").' },
  'strings.startsWith': { advice: 'Compare: @strings.substring(text, 0, @std.len(start)) == start.' },
  'strings.indexOf': { advice: 'Use @std.find(text, part).', name: 'std.find' },
  'crypto.verifyToken': {
    advice:
      'Use @crypto.verifyAndDecryptExternalToken there. Never replace it by @crypto.extractTokenClaims, which verifies nothing.',
  },
  'crypto.randomBytes': { advice: 'Use @std.randomBase64(bytes).' },
  'crypto.aesDecrypt': { advice: 'Nothing is documented that decrypts.' },
};

/** Reports a call of a function that Mosaic does not document, with the nearest form that it does. */
export function undocumentedCall({ name, nameStart, nameEnd }: Call): Diagnostic {
  const known = Object.hasOwn(nearest, name) ? nearest[name] : undefined;
  const advice = known?.advice ?? 'No documented form comes near; compute it in a step, or leave it out.';
  const text = known?.name;
  const edits: TextEdit[] = text === undefined ? [] : [{ start: nameStart, end: nameEnd, text }];
  return {
    severity: 'error',
    code: 'E_UNKNOWN_FUNCTION',
    message: `@${name}() is an extension that Mosaic doesn't document. ${advice}`,
    start: nameStart,
    end: nameEnd,
    ...(text !== undefined && { fix: { title: `Use @${text}`, edits } }),
  };
}
