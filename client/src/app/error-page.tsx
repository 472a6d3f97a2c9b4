import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { isRouteErrorResponse, Link, useRouteError } from 'react-router';

/** An address that is no page, or a page that failed. */
export function ErrorPage() {
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack align="center" ta="center" maw={440} gap="sm">
        <Title order={1}>{missing ? 'There is no such page' : 'This page broke'}</Title>
        <Text c="dimmed">
          {missing
            ? 'The address may be mistyped, or from another version.'
            : 'Reloading usually helps. Your pictures are safe on the server.'}
        </Text>
        {missing ? (
          <Button component={Link} to="/">
            Go to the Studio
          </Button>
        ) : (
          <Button onClick={() => location.reload()}>Reload</Button>
        )}
      </Stack>
    </Center>
  );
}
