import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';
import { showErrorToast } from './error-toast.tsx';
import { Icon } from './icon.tsx';

interface CopyButtonProps {
  readonly value: string;
  /** What is copied, such as "Client ID". */
  readonly what: string;
  /** With words instead of the drawing alone. */
  readonly withLabel?: boolean;
  /** Whether the focus begins here, in a dialog. */
  readonly beginsHere?: boolean;
}

/** Copies a text and says so. */
export function CopyButton({ value, what, withLabel = false, beginsHere = false }: CopyButtonProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    copyText(value).then(() => setCopied(true), showErrorToast);
  };
  const icon = <Icon name={copied ? 'check' : 'copy'} size={16} />;
  const label = copied ? t('copied') : t('copyWhat', { what });
  if (withLabel) {
    return (
      <Button size="xs" variant="default" leftSection={icon} onClick={copy} aria-label={label}>
        {copied ? t('copied') : t('copy')}
      </Button>
    );
  }
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        size="md"
        aria-label={label}
        onClick={copy}
        {...(beginsHere ? { 'data-autofocus': true } : {})}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
