/** Runs the steps of a script one after the other, prints the result of each, and counts them. */
export function openSteps(name: string) {
  const startedAt = performance.now()
  let ok = 0
  let failed = 0

  /** A failure ends the section, because its later steps depend on this one. */
  async function step<T>(what: string, run: () => Promise<T> | T): Promise<T> {
    try {
      const result = await run()
      ok++
      console.log(`  ok    ${what}`)
      return result
    } catch (error) {
      failed++
      console.log(`  FAIL  ${what}\n        ${(error as Error).message.replaceAll('\n', '\n        ')}`)
      throw new StepFailed(what, { cause: error })
    }
  }

  return {
    step,
    /** A failure is counted, and the section goes on. */
    async check(what: string, run: () => Promise<unknown> | unknown): Promise<void> {
      await step(what, run).catch(() => {})
    },
    async section(title: string, run: () => Promise<void>): Promise<void> {
      console.log(`\n${title}`)
      try {
        await run()
      } catch (error) {
        if (error instanceof StepFailed) return
        failed++
        console.log(`  FAIL  ${title}\n        ${(error as Error).stack}`)
      }
    },
    get ok() {
      return ok
    },
    get failed() {
      return failed
    },
    /** Prints the summary, and sets the exit status. */
    finish(more = '') {
      const seconds = Math.round((performance.now() - startedAt) / 1000)
      console.log(`\n${name}: ${ok} steps ok, ${failed} failed${more} (${seconds} s)`)
      if (failed > 0 || ok === 0) process.exitCode = 1
    },
  }
}

export type Steps = ReturnType<typeof openSteps>

class StepFailed extends Error {}
