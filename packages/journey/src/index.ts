export * from './document/journey-document.ts';
export * from './prove/diagnostic.ts';
export * from './store/journey-record.ts';
