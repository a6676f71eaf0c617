import { useTranslation } from 'react-i18next';
import type { Journey } from '../../api/generated/admin-api.ts';
import { queryClient } from '../../api/query-client.ts';
import {
  createJourney,
  deleteJourney,
  disableJourney,
  fetchDraft,
  useJourneyChange,
} from '../../journey-parts/journey-queries.ts';
import { showToast, showUndoToast } from '../../ui/toast.tsx';

/** Deletes a journey; one that answers calls is disabled before. Its draft can be brought back for ten seconds. */
export function useDeleteJourney({ showsErrors = false }: { readonly showsErrors?: boolean } = {}) {
  const { t } = useTranslation('journeys');
  const remove = useJourneyChange(
    async ({ id, name, publishedVersion }: Journey) => {
      const { document } = await fetchDraft(id);
      if (publishedVersion !== null) await disableJourney(id);
      await deleteJourney(id);
      showUndoToast(t('delete.done', { name }), async () => {
        await createJourney(document);
        await queryClient.invalidateQueries({ queryKey: ['journeys'] });
        showToast(t('delete.undone', { name }));
      });
    },
    { showsErrors },
  );
  return { remove };
}
