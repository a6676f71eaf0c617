import { ActionIcon, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { useBuilderActions } from '../builder-actions.ts';
import { useBuilder } from '../builder-provider.tsx';
import { areasAround } from '../model/areas.ts';
import { nameOf } from '../model/names.ts';
import { isArea } from '../model/step-branches.ts';

interface OutlineActionsProps {
  readonly id: string;
  readonly name: string;
  readonly onRename: (id: string) => void;
}

/** What can be done with a step, as a menu. */
export function OutlineActions({ id, name, onRename }: OutlineActionsProps) {
  const { t } = useTranslation('builder');
  const readOnly = useBuilder((state) => state.readOnly);
  if (readOnly) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('outline.actions', { name })}>
          <Icon name="more" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Items id={id} onRename={onRename} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Items({ id, onRename }: Omit<OutlineActionsProps, 'name'>) {
  const { t } = useTranslation('builder');
  const actions = useBuilderActions();
  const document = useBuilder((state) => state.document);
  const inside = document.steps[id]?.inside;
  const areas = Object.keys(document.steps).filter(
    (area) =>
      area !== id && area !== inside && isArea(document.steps[area]) && !areasAround(document, area).includes(id),
  );
  return (
    <>
      <Menu.Item onClick={() => onRename(id)}>{t('outline.rename')}</Menu.Item>
      <Menu.Item onClick={() => actions.duplicate([id])}>{t('outline.duplicate')}</Menu.Item>
      {document.start !== id && inside === undefined && (
        <Menu.Item onClick={() => actions.beginWith(id)}>{t('outline.makeStart')}</Menu.Item>
      )}
      {areas.map((area) => (
        <Menu.Item key={area} onClick={() => actions.moveInto([id], area)}>
          {t('outline.moveInto', { name: nameOf(document, area) })}
        </Menu.Item>
      ))}
      {inside !== undefined && (
        <Menu.Item onClick={() => actions.moveInto([id], undefined)}>{t('outline.moveOut')}</Menu.Item>
      )}
      <Menu.Item c="var(--wm-bad)" onClick={() => actions.remove([id])}>
        {t('outline.remove')}
      </Menu.Item>
    </>
  );
}
