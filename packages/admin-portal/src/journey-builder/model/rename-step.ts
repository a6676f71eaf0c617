import type { JourneyDocument } from '@waymark/journey';
import { idFault } from './new-step-id.ts';
import { setStep } from './set-step.ts';

/** Gives a step another id, wherever the document names it. @returns the same document when the id can't be taken */
export function renameStep(document: JourneyDocument, from: string, to: string): JourneyDocument {
  if (from === to || !Object.hasOwn(document.steps, from)) return document;
  if (idFault(document.steps, to, from) !== undefined) return document;
  const other = (id: string) => (id === from ? to : id);
  const steps = Object.entries(document.steps).map(([id, step]) => [
    other(id),
    {
      ...step,
      ...(step.inside === from ? { inside: to } : {}),
      ...(step.branches === undefined
        ? {}
        : {
            branches: Object.fromEntries(Object.entries(step.branches).map(([name, target]) => [name, other(target)])),
          }),
    },
  ]);
  const { layout, tests } = document;
  return {
    ...document,
    start: other(document.start),
    steps: Object.fromEntries(steps),
    ...(layout === undefined
      ? {}
      : { layout: Object.fromEntries(Object.entries(layout).map(([id, place]) => [other(id), place])) }),
    ...(tests === undefined ? {} : { tests: tests.map((test) => renamedInPath(test, other)) }),
  };
}

function renamedInPath(
  test: NonNullable<JourneyDocument['tests']>[number],
  other: (id: string) => string,
): NonNullable<JourneyDocument['tests']>[number] {
  const path = test.expect.path;
  return path === undefined ? test : { ...test, expect: { ...test.expect, path: path.map(other) } };
}

/** Gives a step another label. An empty one falls back to the name of its kind. */
export function setStepName(document: JourneyDocument, id: string, name: string): JourneyDocument {
  const step = document.steps[id];
  if (step === undefined || (step.name ?? '') === name) return document;
  const { name: _old, ...rest } = step;
  return setStep(document, id, name === '' ? rest : { ...rest, name });
}
