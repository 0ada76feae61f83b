import { SiteChanged, SiteCreated, SiteDeleted, SitePurged, SiteRecovered } from '@holdfast/contracts/site'
import type { SiteEvent } from './site.ts'

/** The contract's message for each event of a site. */
export const siteEvents = {
  SiteCreated,
  SiteChanged,
  SiteDeleted,
  SiteRecovered,
  SitePurged,
} satisfies Record<SiteEvent['type'], object>
