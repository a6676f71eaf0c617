import { stringType } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { failure, textArgument, textResult } from '../arguments.ts';
import { encodeBytes } from '../crypto/encoding.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { qrLibrary } from '../libraries.ts';
import { encodePng } from '../qr/png.ts';

/** Most bytes of text in a QR code with medium error correction (ISO/IEC 18004, version 40-M). */
const maximumBytes = 2_331;
/** Dots for each square of the code, and the empty squares around it that readers need. */
const scale = 4;
const border = 4;

export const qrCodeFunction: FunctionDefinition = {
  name: 'std.generateQrCode',
  parameters: [{ name: 'text', type: stringType, docs: `What the code says, ${maximumBytes} bytes of UTF-8 at most.` }],
  returns: stringType,
  docs: 'A QR code of a text (medium error correction): a PNG picture in Base64, without a prefix. For a page, put `data:image/png;base64,` in front.',
  examples: [
    { source: '@std.len(@std.generateQrCode("https://example.com")) > 500', result: true },
    { source: '@strings.startsWith(@std.generateQrCode("1"), "iVBORw0KGgo")', result: true },
  ],
  implementation(run, text) {
    const content = textArgument(text as Value, 0);
    if (content.length > maximumBytes || new TextEncoder().encode(content).length > maximumBytes) {
      throw failure(`A QR code holds ${maximumBytes} bytes at most.`, 0);
    }
    // The work grows with the area of the code; measured, a character costs about as much as 400 steps.
    run.charge(10_000 + 400 * content.length);
    const { data } = qrLibrary.for(run).encode(content, { ecc: 'M', border, boostEcc: false });
    return textResult(run, encodeBytes(encodePng(data, scale), 'base64'));
  },
};
