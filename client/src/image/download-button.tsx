import { Button, type ButtonProps } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from 'urql';
import { DownloadUrl } from './download-url.ts';

interface DownloadButtonProps extends ButtonProps {
  renditionId: string;
  filename: string;
  'aria-label'?: string;
}

/** A true link, so that it can be copied or opened elsewhere; the server names the file. */
export function DownloadButton({ renditionId, filename, children, ...rest }: DownloadButtonProps) {
  const [{ data }] = useQuery({ query: DownloadUrl, variables: { id: renditionId, filename } });
  const url = data?.node && 'url' in data.node ? data.node.url : undefined;
  return (
    <Button
      component="a"
      href={url}
      download={filename}
      leftSection={<IconDownload size={17} aria-hidden />}
      {...rest}
    >
      {children}
    </Button>
  );
}
