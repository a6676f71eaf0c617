import type { GeneratedTests, GenerateOptions, JourneyDocument, PublishedSubJourney } from '@waymark/journey';

/** What the worker is asked. */
export interface GenerateQuestion {
  readonly document: JourneyDocument;
  readonly subJourneys: Readonly<Record<string, PublishedSubJourney>>;
  readonly options: Pick<GenerateOptions, 'missing' | 'branches' | 'maxPaths'>;
}

/** What it answers. */
export type GenerateAnswer =
  | { readonly kind: 'generated'; readonly generated: GeneratedTests }
  | { readonly kind: 'failed'; readonly message: string };
