import type { GeneratedTests } from '@waymark/journey';
import type { GenerateAnswer, GenerateQuestion } from './generate-message.ts';

/** Generates tests in a worker. The signal stops it. */
export function generateBeside(question: GenerateQuestion, signal: AbortSignal): Promise<GeneratedTests> {
  const worker = new Worker(new URL('./generate-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<GeneratedTests>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.onmessage = ({ data }: MessageEvent<GenerateAnswer>) => {
      if (data.kind === 'generated') resolve(data.generated);
      else reject(new Error(data.message));
    };
    worker.onerror = () =>
      reject(new Error('The part of the portal that looks for inputs did not start. Load the page again.'));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
