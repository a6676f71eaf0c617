import {
  faultOfJourneyId,
  ID_PATTERN,
  isDeeperThan,
  type JourneyDocument,
  MAX_DOCUMENT_DEPTH,
  newJourneyDocument,
} from '@waymark/journey';
import type { Static } from 'typebox';
import type { FieldError } from '../../problem.ts';
import { InvalidRequest } from '../../validate-request.ts';
import type { createJourneyBody } from './schema.ts';

const MAX_ID_LENGTH = 64;
const ID = new RegExp(ID_PATTERN);

/** The first draft that a request to create a journey asks for. @throws InvalidRequest */
export function newDraft(body: Static<typeof createJourneyBody>): JourneyDocument {
  const { document, name, affinity, kind, id } = body;
  if (document !== undefined) {
    const extra = Object.keys(body).filter((field) => field !== 'document');
    if (extra.length > 0) refuse(extra.map((field) => [`/${field}`, 'The document says this: leave the field out.']));
    checkDocumentId(document.id, '/document/id');
    checkDocumentDepth(document, '/document');
    return document as unknown as JourneyDocument;
  }
  if (name === undefined || affinity === undefined) {
    const missing = Object.entries({ name, affinity }).filter(([, value]) => value === undefined);
    return refuse(missing.map(([field]) => [`/${field}`, 'The field is missing.']));
  }
  const chosen = id ?? idFromName(name);
  if (chosen === '') return refuse([['/id', 'No id can be made from this name: give one.']]);
  checkDocumentId(chosen, '/id');
  return newJourneyDocument({ id: chosen, name, affinity, ...(kind === undefined ? {} : { kind }) });
}

/** Refuses ids that could not be part of an address, or are one already. @throws InvalidRequest */
export function checkDocumentId(id: unknown, pointer: string): asserts id is string {
  if (typeof id === 'string' && id.length <= MAX_ID_LENGTH && ID.test(id)) {
    const fault = faultOfJourneyId(id);
    return fault === undefined ? undefined : refuse([[pointer, fault]]);
  }
  refuse([[pointer, `An id has at most ${MAX_ID_LENGTH} lower-case letters, digits and single hyphens.`]]);
}

/** Refuses what is nested so deeply that it could never be published. @throws InvalidRequest */
export function checkDocumentDepth(document: unknown, pointer: string): void {
  if (!isDeeperThan(document, MAX_DOCUMENT_DEPTH)) return;
  refuse([[pointer, `The document is nested deeper than ${MAX_DOCUMENT_DEPTH} levels: make it flatter.`]]);
}

function idFromName(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, MAX_ID_LENGTH)
    .replace(/-$/, '');
}

function refuse(problems: readonly (readonly [pointer: string, message: string])[]): never {
  throw new InvalidRequest(problems.map(([pointer, message]): FieldError => ({ in: 'body', pointer, message })));
}
