import { expect, test } from '@jest/globals'
import { KafkaJSNumberOfRetriesExceeded, type KafkaJSProtocolError } from 'kafkajs'
import { createOutage } from './outage.ts'

// The broker's own words, as kafkajs knows them.
const { createErrorFromCode } = (await import('kafkajs/src/protocol/error.js' as string)).default as {
  createErrorFromCode(code: number): KafkaJSProtocolError
}
const loading = [14, 15, 16].map(createErrorFromCode)
const given = (every?: number) => {
  let time = 0
  return { outage: createOutage({ every, now: () => time }), later: (ms: number) => (time += ms) }
}

test('when a broker is still loading, then it is no news for half a minute, and nor is its end', () => {
  const { outage, later } = given()
  for (const error of loading) {
    const givenUp = new KafkaJSNumberOfRetriesExceeded(error, { retryCount: 3, retryTime: 500 })
    expect(outage.failed(error).isNews).toBe(false)
    later(4_999)
    expect(outage.failed(givenUp).isNews).toBe(false)
    later(5_000)
  }
  expect(outage.ended()).toEqual({ failures: 6, isNews: false })

  expect(outage.failed(loading[0]).isNews).toBe(false)
  later(30_000)
  expect(outage.failed(loading[0])).toEqual({ failures: 2, isNews: true })
  expect(outage.failed(loading[0]).isNews).toBe(false)
  expect(outage.ended()).toEqual({ failures: 3, isNews: true })
})

test('when anything else fails, then the first of a row is news, and each so many-th if that is wanted', () => {
  const newsOf = ({ outage }: ReturnType<typeof given>) =>
    Array.from({ length: 7 }, () => outage.failed(createErrorFromCode(3)).isNews)
  expect(newsOf(given())).toEqual([true, false, false, false, false, false, false])
  expect(newsOf(given(3))).toEqual([true, false, false, true, false, false, true])
  const twice = given()
  newsOf(twice)
  twice.outage.ended()
  expect(twice.outage.failed(new Error('no fetch'))).toEqual({ failures: 1, isNews: true })
  expect(given().outage.ended()).toEqual({ failures: 0, isNews: false })
})
