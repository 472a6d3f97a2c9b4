import { Button, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** In the place of a page that failed, or could not be fetched. */
export function BrokenPage() {
  return (
    <Notice title="This page broke" text="Reloading usually helps. Your pictures are safe on the server.">
      <Button onClick={() => location.reload()}>Reload</Button>
    </Notice>
  );
}

/** At an address that is no page. */
export function NoSuchPage() {
  return (
    <Notice title="There is no such page" text="The address may be mistyped, or from another version.">
      <Button component={Link} to="/">
        Go to the Studio
      </Button>
    </Notice>
  );
}

function Notice({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Stack align="center" justify="center" ta="center" maw={440} mih="60dvh" mx="auto" p="md" gap="sm">
      <Title order={1} tabIndex={-1}>
        {title}
      </Title>
      <Text c="dimmed">{text}</Text>
      {children}
    </Stack>
  );
}
