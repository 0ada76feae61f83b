import { homedir } from 'node:os'
import { join } from 'node:path'

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'holdfast', 'kubernetes')

/** Where the machines of a cluster have their things. `cache` is kept between runs, `run` is removed at each start. */
export const folders = { cache, run: join(cache, 'run'), logs: join(cache, 'logs'), images: join(cache, 'images') }
