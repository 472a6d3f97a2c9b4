import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconChevronRight, IconFolder, IconPlayerPlayFilled } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { countPictures } from '../format/count.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { BackgroundFields } from '../recipe/background-fields.tsx';
import { FileFields } from '../recipe/file-fields.tsx';
import { FrameFields } from '../recipe/frame-fields.tsx';
import type { RecipeForm } from '../recipe/recipe-form.ts';
import { Panel } from '../ui/panel.tsx';
import { useDraftDesk } from './batches-feature.ts';
import type { Draft } from './draft.ts';
import { firstAddress } from './first-address.ts';
import { FirstPicture } from './first-picture.tsx';
import classes from './plan-panel.module.css';
import { showSecret } from './show-secret.tsx';

/** Of no use before somebody asks for it. */
const PickGallery = lazy(async () => ({
  default: (await import('../gallery/pick-gallery.tsx')).PickGallery,
}));

/** What is to be made of every picture, where it goes, and the start. */
export function PlanPanel({ draft }: { draft: Draft }) {
  const desk = useDraftDesk();
  const navigate = useNavigate();
  const { recipe, found, isAsking, isSending, problem, refusal } = draft;
  const address = found && firstAddress(found);
  const change = (part: Partial<RecipeForm>) => desk.plan({ recipe: { ...recipe, ...part } });
  async function run() {
    const created = await desk.run();
    if (!created) return;
    if (created.webhookSecret) showSecret(created.webhookSecret);
    void navigate(`/batches/${created.id}`);
  }
  return (
    <Panel className={classes.panel} label="What becomes of them">
      <TextInput
        label="Name"
        maxLength={200}
        value={draft.name}
        onChange={(event) => desk.plan({ name: event.currentTarget.value })}
      />
      <GalleryField draft={draft} />
      <div className={classes.fields}>
        <BackgroundFields recipe={recipe} onChange={change} />
        <FrameFields recipe={recipe} onChange={change} />
        <FileFields recipe={recipe} onChange={change} />
      </div>
      {address && <FirstPicture key={address} address={address} recipe={recipe} />}
      <MoreFields draft={draft} />
      <div className={classes.start}>
        {refusal && <ProblemCard problem={refusal} />}
        <Button
          size="lg"
          fullWidth
          px={12}
          disabled={!found || found.items === 0 || isAsking || problem !== null || isFatal(draft)}
          loading={isSending}
          leftSection={<IconPlayerPlayFilled size={17} aria-hidden />}
          onClick={() => void run()}
        >
          {found ? `Run ${countPictures(found.items)}` : 'Run'}
        </Button>
      </div>
    </Panel>
  );
}

/** What has no column of pictures is refused; a file that breaks off in its midst runs up to there. */
const isFatal = ({ found }: Draft) =>
  found?.problems.some(
    ({ isFatal: ends, code }) => ends && (code === 'NO_URL_COLUMN' || code === 'EMPTY_FILE'),
  ) ?? true;

function GalleryField({ draft: { gallery } }: { draft: Draft }) {
  const desk = useDraftDesk();
  const [picking, setPicking] = useState(false);
  return (
    <div>
      <p className={classes.label}>Pictures go into</p>
      <Button
        variant="default"
        fullWidth
        justify="flex-start"
        leftSection={<IconFolder size={17} aria-hidden />}
        aria-label={`Pictures go into ${gallery ? gallery.name : 'the library'}: choose`}
        onClick={() => setPicking(true)}
      >
        {gallery ? gallery.name : 'The library'}
      </Button>
      <Suspense fallback={null}>
        {picking && (
          <PickGallery
            title="Where the pictures go"
            hasLibrary
            onPick={({ id, name }) => {
              setPicking(false);
              desk.plan({ gallery: id === null ? null : { id, name: name.replace(/^“|”$/g, '') } });
            }}
            onClose={() => setPicking(false)}
          />
        )}
      </Suspense>
    </div>
  );
}

const reuses = [
  { value: '', label: 'Fetch every picture' },
  { value: 'P1D', label: 'Use again what came within a day' },
  { value: 'P7D', label: 'Use again what came within a week' },
  { value: 'P30D', label: 'Use again what came within 30 days' },
];

function MoreFields({ draft: { reuseWithin, webhookUrl } }: { draft: Draft }) {
  const desk = useDraftDesk();
  return (
    <details className={classes.details}>
      <summary>
        <IconChevronRight size={16} aria-hidden />
        More
      </summary>
      <div className={classes.more}>
        <NativeSelect
          label="Pictures that were fetched before"
          data={reuses}
          value={reuseWithin}
          onChange={(event) => desk.plan({ reuseWithin: event.currentTarget.value })}
        />
        <TextInput
          label="Webhook"
          description="This address is told when the batch has come to its end."
          placeholder="https://"
          inputMode="url"
          autoComplete="off"
          value={webhookUrl}
          onChange={(event) => desk.plan({ webhookUrl: event.currentTarget.value })}
        />
      </div>
    </details>
  );
}
