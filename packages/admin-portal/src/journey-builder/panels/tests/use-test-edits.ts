import type { JourneyDocument, JourneyTest } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { showUndoToast } from '../../../ui/toast.tsx';
import { useBuilderStore } from '../../builder-provider.tsx';
import { freeName } from '../try/test-of-call.ts';

/** Changes of the tests in the document, each one step of undo. */
export function useTestEdits() {
  const { t } = useTranslation('testsTab');
  const store = useBuilderStore();
  const change = (label: string, edit: (tests: readonly JourneyTest[]) => readonly JourneyTest[]) =>
    store.getState().apply((document) => withTests(document, edit(document.tests ?? [])), label);
  return {
    replace: (test: JourneyTest, edited: JourneyTest) =>
      change(t('labels.edit'), (tests) => tests.map((one) => (one === test ? edited : one))),
    duplicate: (test: JourneyTest) =>
      change(t('labels.duplicate'), (tests) => {
        const copy = { ...test, name: freeName(t('copyName', { name: test.name }).slice(0, 200), tests) };
        return tests.flatMap((one) => (one === test ? [one, copy] : [one]));
      }),
    remove: (test: JourneyTest) => {
      change(t('labels.delete'), (tests) => tests.filter((one) => one !== test));
      showUndoToast(t('deleted', { name: test.name }), () => store.getState().undo());
    },
  };
}

function withTests(document: JourneyDocument, tests: readonly JourneyTest[]): JourneyDocument {
  const { tests: _, ...rest } = document;
  return tests.length === 0 ? rest : { ...document, tests };
}
