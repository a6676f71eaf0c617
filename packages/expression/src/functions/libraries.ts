import { Library } from './library.ts';

/** Regular expressions of RE2. */
export const regexLibrary = new Library(() => import('re2js'));
/** A strict, streaming reader of XML. */
export const xmlLibrary = new Library(() => import('saxes'));
/** QR codes as a matrix. */
export const qrLibrary = new Library(() => import('uqr'));
/** Numbering plans of all countries. */
export const phoneLibrary = new Library(() => import('libphonenumber-js/max'));

/**
 * Loads every library that functions need, so that no evaluation has to wait for one. For servers after their start and
 * for tools that can't wait.
 */
export async function preloadLibraries(): Promise<void> {
  await Promise.all([regexLibrary, xmlLibrary, qrLibrary, phoneLibrary].map((library) => library.load()));
}
