import { type JourneyDocument, printJourney } from '@waymark/journey';
import { fetchDraft } from './journey-queries.ts';
import { saveFile } from './save-file.ts';

/** Downloads the draft as `<id>.yaml` in the canonical form, the one that `waymark journey pull` writes. */
export async function exportJourney(journeyId: string): Promise<void> {
  const { document } = await fetchDraft(journeyId);
  saveFile(`${journeyId}.yaml`, printAnyJourney(document), 'application/yaml');
}

/** A draft under work may be too incomplete for the canonical form: then its JSON, which is YAML as well. */
export function printAnyJourney(document: JourneyDocument): string {
  try {
    return printJourney(document);
  } catch {
    return `${JSON.stringify(document, null, 2)}\n`;
  }
}
