import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '../ui/logo.tsx';
import classes from './screen-card.module.css';

interface ScreenCardProps {
  title: string;
  text: string;
  children: ReactNode;
}

/** In the place of the whole page, until it is known whose account it shows. */
export function ScreenCard({ title, text, children }: ScreenCardProps) {
  return (
    <Center mih="100dvh" p="md" component="main">
      <Paper className={classes.card} radius="xl" p={{ base: 'lg', sm: 'xl' }}>
        <Stack gap="lg">
          <Logo />
          <div>
            <Title order={1} size="h2">
              {title}
            </Title>
            <Text c="dimmed" mt={6}>
              {text}
            </Text>
          </div>
          {children}
        </Stack>
      </Paper>
    </Center>
  );
}
