import { textFault, tidyText } from '@holdfast/contracts'
import type { SiteInput } from '@holdfast/contracts/site'
import { DomainError, type Fault } from '@holdfast/errors'
import type { Environment } from '../environments/environment.ts'
import { type EnvironmentWiring, environmentToWire } from '../environments/environment-wire.ts'
import { foldedName } from './name.ts'
import { type Naming, type Site, tidyLabels } from './site.ts'

/** Most characters of a site's name, and of a label. */
const NAME = 80
const LABEL = 40
const LABELS = 20

export function siteToWire(
  site: Site,
  about: {
    paysPremiumStaging: boolean
    suspended: boolean
    environments?: Environment[]
    operationId?: string
    restorableDays?: number
  },
  wiring: EnvironmentWiring,
): SiteInput {
  const { id, companyId, name, slug, labels, tenure, createdAt, version } = site
  const { environments = [], ...rest } = about
  return {
    siteId: id,
    companyId,
    name,
    slug,
    labels,
    tenure,
    createdAt,
    version,
    ...rest,
    environments: environments.map((environment) => environmentToWire(environment, wiring)),
  }
}

/** Reads what people call a site, and collects the faults, so that one refusal lists all of them. */
export function readSite(wire: { name?: string; labels?: string[] }): { naming?: Naming; labels?: string[] } {
  const errors: Fault[] = []
  const text = (pointer: string, value: string, most: number) => {
    const detail = textFault(value, most)
    if (detail) errors.push({ pointer, detail })
    return detail ? '' : tidyText(value)
  }
  const name = wire.name === undefined ? undefined : text('/name', wire.name, NAME)
  if ((wire.labels?.length ?? 0) > LABELS) errors.push({ pointer: '/labels', detail: `at most ${LABELS} labels` })
  const labels = wire.labels?.slice(0, LABELS).map((label, i) => text(`/labels/${i}`, label, LABEL))
  if (errors.length > 0) throw new DomainError('bad-request', { errors })
  return {
    ...(name !== undefined && { naming: { name, foldedName: foldedName(name) } }),
    ...(labels && { labels: tidyLabels(labels) }),
  }
}
