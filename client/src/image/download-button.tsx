import { Button, type ButtonProps } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { downloadProps } from './download-props.ts';

interface DownloadButtonProps extends ButtonProps {
  /** Null: it is gone, and there is nothing to save. */
  url: string | null | undefined;
  'aria-label'?: string;
}

export function DownloadButton({ url, children, ...rest }: DownloadButtonProps) {
  if (!url) return null;
  return (
    <Button
      component="a"
      href={url}
      {...downloadProps(url)}
      leftSection={<IconDownload size={17} aria-hidden />}
      {...rest}
    >
      {children}
    </Button>
  );
}
