import { ActionIcon, Select, Stack, TextInput, Title, Tooltip } from '@mantine/core';
import { type BranchDefinition, END_OF_AREA } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { codeInput } from '../../../ui/code-input.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useBuilder } from '../../builder-provider.tsx';
import { connect, disconnect, targetsOf } from '../../model/connect.ts';
import { branchesOfStep } from '../../model/step-branches.ts';
import { FieldFrame } from './field-frame.tsx';
import { useStepForm } from './step-form-context.tsx';
import { problemsAt } from './step-problems.ts';

const FAILURE = 'failure';

/** Where the step leads: a choice for each branch; what happens on a failure stands apart. */
export function StepBranches() {
  const { t } = useTranslation('stepForm');
  const { step, definition } = useStepForm();
  const branches = branchesOfStep(step);
  const usual = branches.filter(({ name }) => !(definition.canFail === true && name === FAILURE));
  return (
    <>
      {usual.length > 0 && (
        <Stack gap="sm">
          <Title order={3} fz="sm">
            {t('branches')}
          </Title>
          {usual.map((branch) => (
            <BranchField key={branch.name} branch={branch} />
          ))}
        </Stack>
      )}
      {definition.canFail === true && <FailureFields />}
    </>
  );
}

function BranchField({ branch }: { readonly branch: BranchDefinition }) {
  const { t } = useTranslation('stepForm');
  const { document, id, step, diagnostics, readOnly, change } = useStepForm();
  const { name, label, required } = branch;
  const target = step.branches?.[name] ?? null;
  const labelOf = (to: string) => {
    if (to === END_OF_AREA) return t('endOf', { name: document.steps[step.inside ?? '']?.name ?? step.inside ?? '' });
    const named = document.steps[to]?.name;
    return named === undefined || named === to ? to : `${named} (${to})`;
  };
  const targets = targetsOf(document, id, name);
  const values = target === null || targets.includes(target) ? targets : [...targets, target];
  return (
    <FieldFrame
      field={`branches.${name}`}
      label={label}
      optional={!required}
      action={!readOnly && <AddBehind branch={branch} />}
      problems={problemsAt(diagnostics, `branches.${name}`)}
    >
      {() => (
        <Select
          aria-label={t('branchTo', { branch: label })}
          size="sm"
          searchable
          clearable
          limit={100}
          data={values.map((value) => ({ value, label: labelOf(value) }))}
          value={target}
          placeholder={required ? t('notConnected') : t('notUsed')}
          nothingFoundMessage={t('noSuchStep')}
          disabled={readOnly}
          clearButtonProps={{ 'aria-label': t('disconnect', { branch: label }) }}
          onChange={(to) =>
            change(
              (current) => (to === null ? disconnect(current, id, name) : connect(current, id, name, to)),
              to === null ? t('changes.disconnect') : t('changes.connect'),
            )
          }
        />
      )}
    </FieldFrame>
  );
}

/** Puts a new step behind the branch. */
function AddBehind({ branch }: { readonly branch: BranchDefinition }) {
  const { t } = useTranslation('builder');
  const { id, step, definition } = useStepForm();
  const openQuickAdd = useBuilder((state) => state.openQuickAdd);
  const label = t('outline.add', { branch: branch.label, name: step.name ?? definition.name });
  return (
    <Tooltip label={label}>
      <ActionIcon
        size="sm"
        variant="subtle"
        aria-label={label}
        onClick={() => openQuickAdd({ after: { step: id, branch: branch.name } })}
      >
        <Icon name="plus" size={14} />
      </ActionIcon>
    </Tooltip>
  );
}

/** The failure branch, and the variable that tells the step behind it what went wrong. */
function FailureFields() {
  const { t } = useTranslation('stepForm');
  const { step, set, readOnly, diagnostics } = useStepForm();
  const variable = step.config?.errorVariable;
  const isConnected = step.branches?.[FAILURE] !== undefined;
  return (
    <Stack gap="sm">
      <Title order={3} fz="sm">
        {t('failure')}
      </Title>
      <BranchField branch={{ name: FAILURE, label: t('failureBranch'), required: false }} />
      {(isConnected || variable !== undefined) && (
        <FieldFrame
          field="config.errorVariable"
          label={t('errorVariable')}
          description={t('errorVariableText')}
          optional
          problems={problemsAt(diagnostics, 'config.errorVariable')}
        >
          {(ids) => (
            <TextInput
              aria-label={t('errorVariable')}
              aria-describedby={ids.description}
              size="sm"
              value={typeof variable === 'string' ? variable : ''}
              placeholder="error"
              maxLength={64}
              spellCheck={false}
              disabled={readOnly}
              styles={codeInput}
              onChange={({ currentTarget: { value } }) => set('errorVariable', value === '' ? undefined : value)}
            />
          )}
        </FieldFrame>
      )}
    </Stack>
  );
}
