import { Type } from 'typebox';
import { Errors } from 'typebox/value';
import { describeSchemaError } from '../prove/describe-schema-error.ts';
import { type JourneyTest, journeyTestSchema } from './journey-test.ts';

const { request, client, stubs, now } = journeyTestSchema.properties;
const callSchema = Type.Object({ request, client, stubs, now }, { additionalProperties: false });

/** What a test says about its call. */
export type TestCall = Pick<JourneyTest, 'request' | 'client' | 'stubs' | 'now'>;

/** What is wrong with a call that somebody wrote by hand, one sentence a fault, with its place. */
export const callFaults = (call: unknown): string[] =>
  Errors(callSchema, call)
    .map(describeSchemaError)
    .flatMap((fault) => (fault === null ? [] : [`${fault.pointer || '/'}: ${fault.message}`]));
