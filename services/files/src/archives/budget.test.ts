import { describe, expect, test } from '@jest/globals'
import { createBudget } from './budget.ts'

const MB = 1024 * 1024
const limits = { unpackedBytes: 1_000 * MB, fileBytes: 200 * MB, files: 10 }

function outcome(archiveBytes: number, work: (budget: ReturnType<typeof createBudget>) => void): string {
  try {
    work(createBudget(limits, archiveBytes))
    return 'taken'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('what an archive may hold', () => {
  test.each<[string, string, number, (budget: ReturnType<typeof createBudget>) => void]>([
    ['a large file of a large archive', 'taken', 100 * MB, (budget) => budget.beginFile(200 * MB)],
    ['too large a file', 'archive-too-large', 100 * MB, (budget) => budget.beginFile(201 * MB)],
    ['too large a file of a tiny archive', 'archive-bomb', MB, (budget) => budget.beginFile(201 * MB)],
    [
      'a file that is larger than it says',
      'archive-too-large',
      100 * MB,
      (budget) => {
        budget.beginFile(1)
        budget.addBytes(201 * MB)
      },
    ],
    [
      'too much in all',
      'archive-too-large',
      100 * MB,
      (budget) => {
        for (let i = 0; i < 6; i++) {
          budget.beginFile(0)
          budget.addBytes(190 * MB)
        }
      },
    ],
    [
      'much of little',
      'archive-bomb',
      MB / 2,
      (budget) => {
        budget.beginFile(0)
        budget.addBytes(65 * MB)
      },
    ],
    [
      'little of very little',
      'taken',
      1_000,
      (budget) => {
        budget.beginFile(0)
        budget.addBytes(60 * MB)
      },
    ],
    ['zeros that are no file', 'archive-bomb', MB / 2, (budget) => budget.addRawBytes(65 * MB)],
    ['as many files as may be', 'taken', MB, (budget) => repeat(10, () => budget.beginFile(0))],
    ['one more', 'archive-too-many-files', MB, (budget) => repeat(11, () => budget.beginFile(0))],
    ['folders without end', 'archive-too-many-files', MB, (budget) => repeat(31, budget.addEntry)],
    ['many entries, as it says', 'archive-too-many-files', MB, (budget) => budget.announceEntries(1_000_000)],
  ])('when it is %s, then it is %s', (_what, expected, archiveBytes, work) => {
    expect(outcome(archiveBytes, work)).toBe(expected)
  })
})

function repeat(times: number, work: () => void): void {
  for (let i = 0; i < times; i++) work()
}
