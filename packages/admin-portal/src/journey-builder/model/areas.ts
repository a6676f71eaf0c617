import type { JourneyDocument } from '@waymark/journey';

/** The areas that a step is in, from the inside out. */
export function areasAround({ steps }: JourneyDocument, id: string): string[] {
  const areas: string[] = [];
  for (let at = steps[id]?.inside; at !== undefined && !areas.includes(at); at = steps[at]?.inside) areas.push(at);
  return areas;
}

/** Everything inside an area, however deep. */
export function stepsWithin(document: JourneyDocument, area: string): string[] {
  return Object.keys(document.steps).filter((id) => areasAround(document, id).includes(area));
}

/** The steps with everything inside them, each once. */
export function withContents(document: JourneyDocument, ids: readonly string[]): string[] {
  const chosen = new Set(ids);
  return Object.keys(document.steps).filter(
    (id) => chosen.has(id) || areasAround(document, id).some((area) => chosen.has(area)),
  );
}
