import { type JourneyDocument, newJourneyDocument } from '@waymark/journey';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, ConnectionError } from '../../api/api-error.ts';
import { createBuilderStore } from '../builder-store.ts';
import { DraftKeeper } from './draft-keeper.ts';
import type { LocalEdits } from './local-edits.ts';

const first = newJourneyDocument({ id: 'test', name: 'One', affinity: 'b2c' });

/** A server with one draft, and the memory of a browser. */
class World {
  draft = { document: first, revision: 1 };
  isReachable = true;
  kept: LocalEdits | undefined;
  readonly errors: unknown[] = [];
  readonly store = createBuilderStore({ journeyId: 'test', document: first, revision: 1, readOnly: false });
  readonly keeper = new DraftKeeper(this.store, {
    save: async (document, revision) => this.saveAs(document, revision),
    load: async () => this.draft,
    keep: (edits) => {
      this.kept = edits;
    },
    forget: () => {
      this.kept = undefined;
    },
    onError: (error) => this.errors.push(error),
  });

  saveAs(document: JourneyDocument, revision: number): number {
    if (!this.isReachable) throw new ConnectionError('gone');
    if (revision !== this.draft.revision) {
      throw new ApiError({
        code: 'stale-revision',
        title: 'The draft has changed.',
        status: 412,
        type: 'about:blank',
      } as never);
    }
    this.draft = { document, revision: revision + 1 };
    return revision + 1;
  }

  rename(name: string): void {
    this.store.getState().apply((document) => ({ ...document, name }), 'Rename');
  }
}

describe('DraftKeeper', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const begin = () => {
    const world = new World();
    world.keeper.start();
    return world;
  };

  it('saves changes in one go, a moment after the last', async () => {
    const world = begin();
    world.rename('Two');
    world.rename('Three');
    expect(world.store.getState().saveState).toBe('dirty');
    expect(world.kept?.document.name).toBe('Three');
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.draft).toMatchObject({ revision: 2, document: { name: 'Three' } });
    expect(world.store.getState()).toMatchObject({ saveState: 'saved', revision: 2 });
    expect(world.kept).toBeUndefined();
  });

  it('keeps changes while the server is away, and saves them when it is back', async () => {
    const world = begin();
    world.isReachable = false;
    world.rename('Two');
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.store.getState().saveState).toBe('offline');
    expect(world.kept).toMatchObject({ revision: 1, document: { name: 'Two' } });
    world.isReachable = true;
    await world.keeper.flush();
    expect(world.draft.document.name).toBe('Two');
    expect(world.store.getState().saveState).toBe('saved');
  });

  it('never saves over somebody else: theirs can be loaded, and undo brings mine back', async () => {
    const world = begin();
    world.saveAs({ ...first, name: 'Theirs' }, 1);
    world.rename('Mine');
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.store.getState()).toMatchObject({ saveState: 'conflict', foreign: { revision: 2 } });
    world.rename('Mine again');
    await vi.advanceTimersByTimeAsync(5000);
    expect(world.draft.document.name).toBe('Theirs');
    world.keeper.loadForeign('Load');
    expect(world.store.getState()).toMatchObject({ saveState: 'saved', revision: 2, document: { name: 'Theirs' } });
    world.store.getState().undo();
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.draft).toMatchObject({ revision: 3, document: { name: 'Mine again' } });
  });

  it('replaces what somebody else saved when that is chosen', async () => {
    const world = begin();
    world.saveAs({ ...first, name: 'Theirs' }, 1);
    world.rename('Mine');
    await vi.advanceTimersByTimeAsync(1000);
    await world.keeper.replaceForeign();
    expect(world.draft).toMatchObject({ revision: 3, document: { name: 'Mine' } });
    expect(world.store.getState()).toMatchObject({ saveState: 'saved', foreign: undefined });
  });

  it('shows a newer revision that a look at the server found, without touching the document', async () => {
    const world = begin();
    world.saveAs({ ...first, name: 'Theirs' }, 1);
    await world.keeper.takeForeign();
    expect(world.store.getState()).toMatchObject({ saveState: 'saved', foreign: { revision: 2 }, document: first });
  });

  it('takes up changes of an earlier visit: saved where nothing came between, else a conflict', async () => {
    const world = begin();
    world.keeper.restore({ document: { ...first, name: 'Kept' }, revision: 1 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(world.draft.document.name).toBe('Kept');
    const other = begin();
    other.keeper.restore({ document: { ...first, name: 'Old' }, revision: 0 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(other.store.getState()).toMatchObject({ saveState: 'conflict', foreign: { revision: 1 } });
    expect(other.draft.document.name).toBe('One');
  });
});
