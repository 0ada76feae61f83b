import { openDownloads, openUploads } from '@holdfast/driver'
import { DomainError } from '@holdfast/errors'
import type { App } from '../http/fastify-app.ts'
import { leaveBodies } from '../http/request-bodies.ts'
import type { Services } from '../services.ts'
import { analyticsRoutes } from './analytics/analytics-routes.ts'
import { backupRoutes } from './backups/backup-routes.ts'
import { environmentRoutes } from './environments/environment-routes.ts'
import { siteMemberRoutes } from './members/site-member-routes.ts'
import { siteOperationRoutes } from './operations/site-operation-routes.ts'
import { siteOperatorRoutes } from './operators/site-operator-routes.ts'
import type { UploadLimits } from './releases/archive-upload.ts'
import { releaseRoutes } from './releases/release-routes.ts'
import { uploadRoutes } from './releases/upload-routes.ts'
import { siteRoutes } from './sites/site-routes.ts'

/** How long archives under way may go on when this process stops. */
const STOP_PATIENCE_MS = 10_000

/**
 * Routes to what site owns, and to the roles on sites. Archives go to their hosts, and come from them, without site.
 * @param options.stillMs for how long one who takes part in an upload or a download may stand still
 */
export async function routesOfSite(
  app: App,
  services: Services,
  { limits, stillMs }: { limits: UploadLimits; stillMs: number },
): Promise<void> {
  const uploads = openUploads()
  const downloads = openDownloads()
  const stopped = new AbortController()
  // A stop waits for the requests under way, and these could take an hour.
  app.addHook('preClose', async () => {
    const timer = setTimeout(() => stopped.abort(new DomainError('unavailable')), Math.min(stillMs, STOP_PATIENCE_MS))
    timer.unref()
  })
  app.addHook('onClose', async () => {
    await Promise.all([uploads.close(), downloads.close()])
  })
  siteRoutes(app, services)
  environmentRoutes(app, services)
  const streaming = { limits, stillMs, stopping: stopped.signal }
  releaseRoutes(app, services, { downloads, ...streaming })
  backupRoutes(app, services, { downloads, ...streaming })
  siteOperationRoutes(app, services)
  siteMemberRoutes(app, services)
  analyticsRoutes(app, services)
  siteOperatorRoutes(app, services)
  await app.register(async (scope) => {
    const part = scope as unknown as App
    leaveBodies(part)
    uploadRoutes(part, services, { uploads, ...streaming })
  })
}
