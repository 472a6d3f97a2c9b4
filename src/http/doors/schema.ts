import express, { type Router } from 'express';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

/** `GET /schema.graphql`: the schema in its own language, as code generators take it. */
export function createSchemaRouter(schema: GraphQLSchema): Router {
  const text = `${printSchema(lexicographicSortSchema(schema))}\n`;
  const router = express.Router();
  router.get('/', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('text/plain').send(text);
  });
  return router;
}
