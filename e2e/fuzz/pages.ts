import type { Route } from '../support/documented-routes.ts'

const paths = ['/openapi.json', '/docs', '/icon.svg']

/** The paths that the gateway serves whether the console is built or not, and its document does not list. */
export const pages: Route[] = paths.map((path) => ({
  id: `page ${path}`,
  method: 'GET',
  path,
  query: [],
  isSignedOut: true,
  methods: ['GET', 'HEAD'],
  freshProof: false,
}))
