import { join } from 'node:path'
import { cacheFolder } from '@holdfast/embedded/fetch-cache'

const cache = join(cacheFolder, 'kubernetes')

/** Where the machines of a cluster have their things. `cache` is kept between runs, `run` is removed at each start. */
export const folders = { cache, run: join(cache, 'run'), logs: join(cache, 'logs'), images: join(cache, 'images') }
