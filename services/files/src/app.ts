import type { AddressInfo } from 'node:net'
import { type Log, readSharedSecrets, serveMetrics } from '@holdfast/runtime'
import { openActs } from './acts/act-running.ts'
import { createActWork } from './acts/act-work.ts'
import type { Config } from './config.ts'
import { buildDriverApi } from './driver/driver-api.ts'
import { createHandlers } from './driver/driver-handlers.ts'
import { openEnvironments } from './environments/environment-store.ts'
import { createUploads } from './releases/release-uploads.ts'
import { startSites } from './serving/site-server.ts'
import { openDataFolder } from './storage/data-folder.ts'
import { openUsage } from './usage/usage-store.ts'

export interface Files {
  driverPort: number
  sitesPort: number
  /** Undefined when METRICS_ADDRESS is not set. */
  metricsPort: number | undefined
  stop(): Promise<void>
}

/** Starts the driver on its data folder: the calls of the control plane, and the sites for their visitors. */
export async function startFiles(config: Config, log: Log): Promise<Files> {
  // Ends in reverse order, also when something does not start.
  const started = new AsyncDisposableStack()
  try {
    return await start()
  } catch (error) {
    await started.disposeAsync()
    throw error
  }

  async function start(): Promise<Files> {
    let isReady = false
    const metrics = await serveMetrics({ address: config.METRICS_ADDRESS, isReady: () => isReady, log })
    started.defer(metrics.stop)
    const folder = await openDataFolder(config.DATA_FOLDER)
    started.defer(folder.close)
    const environments = await openEnvironments(folder, log)
    started.defer(environments.close)
    const limits = {
      archiveBytes: config.ARCHIVE_BYTES,
      unpackedBytes: config.UNPACKED_BYTES,
      fileBytes: config.FILE_BYTES,
      files: config.FILES,
    }
    const upload = createUploads(folder, environments, {
      ...limits,
      uploads: config.UPLOADS,
      silenceMs: config.UPLOAD_SILENCE_MS,
      spareBytes: config.SPARE_BYTES,
    })

    const acts = await openActs({ folder: folder.path, work: createActWork(folder, environments), log })
    started.defer(acts.stop)
    const usage = await openUsage({
      folder: folder.path,
      days: config.USAGE_DAYS,
      flushMs: config.USAGE_FLUSH_MS,
      log,
    })
    started.defer(usage.stop)
    const sites = await startSites({
      environments,
      log,
      host: config.SITES_HOST,
      port: config.SITES_PORT,
      isSecure: config.SITES_SECURE,
      trustedProxies: config.TRUSTED_PROXIES.split(',').filter((range) => range !== ''),
      cacheBytes: config.CACHE_BYTES,
      idleMs: config.IDLE_MS,
      count: usage.count,
    })
    started.defer(sites.stop)
    const api = buildDriverApi({
      hostId: config.HOST_ID,
      secrets: readSharedSecrets(config.DRIVER_SECRETS),
      handlers: createHandlers({ hostId: config.HOST_ID, limits, environments, upload, usage, acts, log }),
      log,
    })
    started.defer(() => api.close())
    await api.listen({ host: config.DRIVER_HOST, port: config.DRIVER_PORT })
    const driverPort = (api.server.address() as AddressInfo).port
    isReady = true
    log.info({ driverPort, sitesPort: sites.port }, 'ready')

    return {
      driverPort,
      sitesPort: sites.port,
      metricsPort: metrics.port,
      stop() {
        isReady = false
        return started.disposeAsync()
      },
    }
  }
}
