import { generateTests } from '@waymark/journey';
import type { GenerateAnswer, GenerateQuestion } from './generate-message.ts';

/** Looks for inputs beside the page, which stays quick meanwhile. */
const scope = globalThis as unknown as {
  onmessage: ((event: { readonly data: GenerateQuestion }) => void) | null;
  postMessage(answer: GenerateAnswer): void;
};

scope.onmessage = ({ data: { document, subJourneys, options } }) => {
  const findSubJourney = (id: string) => (Object.hasOwn(subJourneys, id) ? subJourneys[id] : undefined);
  generateTests(document, { ...options, findSubJourney }).then(
    (generated) => scope.postMessage({ kind: 'generated', generated }),
    (error: unknown) =>
      scope.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
};
