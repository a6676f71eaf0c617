/** A text with places where lines may end. A group is put on one line if it fits, else all its own places break. */
export type Layout =
  | string
  | readonly Layout[]
  | { readonly kind: 'line'; readonly flat: '' | ' ' }
  | { readonly kind: 'indent' | 'group'; readonly content: Layout };

/** A blank, or a line break. */
export const line: Layout = { kind: 'line', flat: ' ' };
/** Nothing, or a line break. */
export const softLine: Layout = { kind: 'line', flat: '' };
export const indent = (content: Layout): Layout => ({ kind: 'indent', content });
export const group = (content: Layout): Layout => ({ kind: 'group', content });

const step = 2;

interface Piece {
  readonly layout: Layout;
  readonly indentation: number;
  readonly broken: boolean;
}

/** The text, with lines of `width` characters at most where that is possible. */
export function render(layout: Layout, width: number): string {
  let text = '';
  let column = 0;
  const pieces: Piece[] = [{ layout, indentation: 0, broken: true }];
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
    const { layout: current, indentation, broken } = piece;
    if (typeof current === 'string') {
      text += current;
      const lastBreak = current.lastIndexOf('\n');
      column = lastBreak < 0 ? column + current.length : current.length - lastBreak - 1;
    } else if (isList(current)) {
      pushAll(pieces, current, indentation, broken);
    } else if (current.kind === 'line') {
      text += broken ? `\n${' '.repeat(indentation)}` : current.flat;
      column = broken ? indentation : column + current.flat.length;
    } else if (current.kind === 'indent') {
      pieces.push({ layout: current.content, indentation: indentation + step, broken });
    } else {
      const flat = { layout: current.content, indentation, broken: false };
      pieces.push(fits(flat, pieces, width - column) ? flat : { ...flat, broken: true });
    }
  }
  return text;
}

function isList(layout: Layout): layout is readonly Layout[] {
  return Array.isArray(layout);
}

function pushAll(pieces: Piece[], list: readonly Layout[], indentation: number, broken: boolean): void {
  for (let index = list.length - 1; index >= 0; index--) {
    pieces.push({ layout: list[index] as Layout, indentation, broken });
  }
}

/** Whether a piece on one line, and what follows up to the next place to break, fits into the space. */
function fits(first: Piece, following: readonly Piece[], space: number): boolean {
  let remaining = space;
  let next = following.length - 1;
  const pieces = [first];
  while (remaining >= 0) {
    const piece = pieces.pop() ?? following[next--];
    if (piece === undefined) return true;
    const { layout, indentation, broken } = piece;
    if (typeof layout === 'string') {
      const lineEnd = layout.indexOf('\n');
      if (lineEnd >= 0) return lineEnd <= remaining;
      remaining -= layout.length;
    } else if (isList(layout)) pushAll(pieces, layout, indentation, broken);
    else if (layout.kind === 'line') {
      if (broken) return true;
      remaining -= layout.flat.length;
    } else pieces.push({ layout: layout.content, indentation, broken: layout.kind === 'group' ? false : broken });
  }
  return false;
}
