import type { Site } from '@holdfast/contracts/site'
import { type Static, Type } from 'typebox'
import { Exactly, Id, IdOut, Time, time } from '../../schemas/fields.ts'
import { EnvironmentSchema, environmentView } from '../environments/environment-view.ts'

export const SiteParams = Exactly({ siteId: Id })

const fields = {
  siteId: IdOut,
  companyId: IdOut,
  name: Type.String({ examples: ['Bakery'] }),
  slug: Type.String({ description: 'Its part of host names', examples: ['bakery-x7kq2m'] }),
  labels: Type.Array(Type.String()),
  paysPremiumStaging: Type.Boolean(),
  suspended: Type.Boolean({ description: 'A notice is served instead of it' }),
  createdAt: Time,
}

const ofSingle = {
  environments: Type.Array(EnvironmentSchema),
  restorableDays: Type.Integer({
    description: 'For how many days operators can bring it back once it is deleted',
    examples: [14],
  }),
}

export const SiteItemSchema = Type.Object(fields)
export const SiteSchema = Type.Object({ ...fields, ...ofSingle })
export const NewSiteSchema = Type.Object({
  ...fields,
  ...ofSingle,
  operationId: Type.Optional(
    Type.String({
      format: 'uuid',
      description: 'Of the work that makes it real, for `GET /v1/operations/{operationId}`',
    }),
  ),
})

export function siteItemView(site: Site): Static<typeof SiteItemSchema> {
  const { siteId, companyId, name, slug, labels, paysPremiumStaging, suspended, createdAt } = site
  return { siteId, companyId, name, slug, labels, paysPremiumStaging, suspended, createdAt: time(createdAt) }
}

export function siteView(site: Site): Static<typeof SiteSchema> {
  const { environments, restorableDays } = site
  return { ...siteItemView(site), environments: environments.map(environmentView), restorableDays }
}

export function newSiteView(site: Site): Static<typeof NewSiteSchema> {
  return { ...siteView(site), operationId: site.operationId }
}
