import type { Route } from '../support/documented-routes.ts'

const paths = [
  '/',
  '/openapi.json',
  '/docs',
  '/confirm-email',
  '/reset-password',
  '/accept',
  '/owner-recovery',
  '/confirm-payment',
  '/pages/page.css',
]

/** The paths that the gateway serves and its document does not list. */
export const pages: Route[] = paths.map((path) => ({
  id: `page ${path}`,
  method: 'GET',
  path,
  query: [],
  isSignedOut: true,
  methods: ['GET', 'HEAD'],
  freshProof: false,
}))
