/** Where a mouse or a finger is on the screen. */
export function pointOfEvent(event: MouseEvent | TouchEvent): { readonly x: number; readonly y: number } | undefined {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  return point === undefined ? undefined : { x: point.clientX, y: point.clientY };
}

/** Id of the box under a point of the screen. */
export const boxAt = (x: number, y: number): string | undefined => idUnder('.react-flow__node', x, y);

/** Id of the wire under a point of the screen. */
export const wireAt = (x: number, y: number): string | undefined => idUnder('.react-flow__edge', x, y);

function idUnder(selector: string, x: number, y: number): string | undefined {
  return window.document
    .elementsFromPoint(x, y)
    .map((element) => element.closest(selector)?.getAttribute('data-id'))
    .find((id): id is string => typeof id === 'string');
}
