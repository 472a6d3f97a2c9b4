import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { type Client, useClient, useQuery } from 'urql';
import { formatBytes, formatSize } from '../format/measure.ts';
import { graphql } from '../gql/gql.ts';
import { FadeInImage } from '../image/fade-in-image.tsx';
import { importImage } from '../image/import-image.ts';
import { isActive, stageNames } from '../job/job-words.ts';
import { runRecipe } from '../job/run-recipe.ts';
import { problemOfJob, problemOfRequest } from '../problem/find-problem.ts';
import type { Problem } from '../problem/problem.ts';
import { ProblemCard } from '../problem/problem-card.tsx';
import { type RecipeForm, sameRecipe, toRecipeInput } from '../recipe/recipe-form.ts';
import { formatLabel } from '../recipe/recipe-words.ts';
import classes from './first-picture.module.css';

const PreviewJob = graphql(`
  query PreviewJob($id: ID!) {
    job(id: $id) {
      id
      status
      stage
      error {
        code
        message
        params
      }
      image {
        id
        thumbnail {
          id
          url
        }
      }
      rendition {
        id
        url
        mimeType
        width
        height
        byteSize
      }
    }
  }
`);

/** What is looked at here goes by itself, unless the batch has it too. */
const life = 'PT1H';

interface FirstPictureProps {
  address: string;
  recipe: RecipeForm;
}

/** The first picture of the file as the recipe makes it, once somebody asks to see it: that fetches it. */
export function FirstPicture({ address, recipe }: FirstPictureProps) {
  const client = useClient();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const importJob = usePreviewJob(preview?.importJobId ?? null);
  const job = usePreviewJob(preview?.jobId ?? null);
  const isArrived = importJob?.status === 'SUCCEEDED';
  const imageId = preview?.imageId;
  const isDue = preview !== null && isArrived && preview.jobId === null;

  useEffect(() => {
    if (!isDue || !imageId) return;
    let isGone = false;
    void runRecipe(client, imageId, toRecipeInput(preview.recipe)).then(({ data, error }) => {
      if (isGone) return;
      if (error) setProblem(problemOfRequest(error));
      const jobId = data?.processImage?.job.id ?? null;
      setPreview((now) => now && { ...now, jobId });
    });
    return () => {
      isGone = true;
    };
  }, [client, isDue, imageId, preview]);

  async function begin() {
    setProblem(null);
    if (preview && isArrived) return setPreview({ ...preview, jobId: null, recipe });
    const begun = await fetchFirst(client, address);
    if ('problem' in begun) setProblem(begun.problem);
    else setPreview({ ...begun, jobId: null, recipe });
  }

  const failed = [importJob, job].find((each) => each?.status === 'FAILED')?.error;
  const told = problem ?? (failed ? problemOfJob(failed) : null);
  const result = job?.rendition ?? null;
  const isOld = preview !== null && !sameRecipe(preview.recipe, recipe);
  const isBusy = preview !== null && told === null && !result;
  return (
    <section className={classes.preview} aria-label="Preview">
      {result && (
        <figure className={classes.pair} data-old={isOld || undefined}>
          <span className={classes.picture}>
            <FadeInImage
              src={job?.image?.thumbnail?.url ?? null}
              placeholder={null}
              alt="First picture"
              fit="contain"
            />
          </span>
          <span className={`${classes.picture} checkerboard`}>
            <FadeInImage src={result.url} placeholder={null} alt="What it becomes" fit="contain" />
          </span>
          <figcaption className="tabular">
            {formatLabel(result.mimeType)} · {formatSize(result.width, result.height)} ·{' '}
            {formatBytes(result.byteSize)}
          </figcaption>
        </figure>
      )}
      {told && <ProblemCard problem={told} />}
      {(!result || isOld || told) && (
        <Button
          variant="default"
          fullWidth
          loading={isBusy}
          leftSection={<IconEye size={17} aria-hidden />}
          onClick={() => void begin()}
        >
          {result || told ? 'Preview again' : 'Preview on the first picture'}
        </Button>
      )}
      <p className={classes.doing} role="status">
        {isBusy && stageNames[(job ?? importJob)?.stage ?? 'WAITING'].doing}
      </p>
    </section>
  );
}

interface Preview {
  imageId: string;
  importJobId: string | null;
  /** Of the recipe that is shown; null until its picture is there. */
  jobId: string | null;
  recipe: RecipeForm;
}

async function fetchFirst(client: Client, address: string) {
  const imported = await importImage(client, { url: address, expiresIn: life });
  return 'problem' in imported ? imported : { imageId: imported.id, importJobId: imported.jobId };
}

function usePreviewJob(id: string | null) {
  const [{ data }] = useQuery({ query: PreviewJob, variables: { id: id ?? '' }, pause: id === null });
  const job = id === null ? null : (data?.job ?? null);
  return job && (isActive(job.status) ? { ...job, rendition: null } : job);
}
