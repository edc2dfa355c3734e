/**
 * `npm run record`: runs every section and writes what its cells show into `chapters/<slug>/outputs.json`.
 * `-- <slug> …` only these; `-- --check` compares and writes nothing; `-- --data fashion-mnist` records a run on the
 * downloaded data beside the embedded one.
 */
import './configuration.ts'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import type { RecordedOutputs, RecordedRun } from '../recorded.ts'
import { type BookSection, dataFolder, embeddedData, readBook, readRecorded, recordedFile, writeWhole } from './book.ts'
import { useOneThread } from './configuration.ts'

const { values: options, positionals: slugs } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false }, data: { type: 'string', default: 'embedded' } },
})

const { recordSection, RecordingError } = await import('./recording.ts')
await useOneThread()
const dataRoot = options.data === 'embedded' ? embeddedData : await dataFolder()
const { sections } = await readBook()
const unknown = slugs.filter(slug => !sections.some(section => section.slug === slug))
if (unknown.length > 0) throw new Error(`no section ${unknown.join(', ')} in chapters/course.ts`)

const chosen = sections.filter(({ slug }) => slugs.length === 0 || slugs.includes(slug))
if (chosen.length === 1) await recordOrTell(chosen[0])
else for (const { slug } of chosen) await recordInOwnProcess(slug)

async function recordOrTell(section: BookSection) {
  try {
    await recordOne(section)
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error
    console.error(`  ${error.message}`)
    process.exitCode = 1
  }
}

/** So that what ran before a section adds nothing to its memory and its time. */
async function recordInOwnProcess(slug: string) {
  const settings = ['--data', options.data, ...(options.check ? ['--check'] : [])]
  const [code] = await once(fork(process.argv[1], [slug, ...settings]), 'exit')
  if (code !== 0) process.exitCode = 1
}

async function recordOne(section: BookSection) {
  const { slug } = section
  process.stdout.write(`${slug}: `)
  const started = performance.now()
  const { data, run } = await recordSection(section, dataRoot, () => process.stdout.write('.'))
  console.log(` ${((performance.now() - started) / 1000).toFixed(1)} s on ${data}`)
  if (data !== options.data) throw new RecordingError(`the data at hand are ${data}, not ${options.data}: npm run data`)
  const before = await readRecorded(slug)
  if (options.check) return compare(slug, before, run)
  keepLowerCosts(run, before?.runs[data])
  const recorded: RecordedOutputs = { version: 1, runs: { ...before?.runs, [data]: run } }
  await writeWhole(recordedFile(slug), format(recorded))
}

/** A cell that gives what it gave costs what it cost at best: a busy machine does not make it slower. */
function keepLowerCosts(run: RecordedRun, before: RecordedRun | undefined) {
  for (const [id, cost] of Object.entries(run.cost)) {
    const old = before?.cost[id]
    const isSame = JSON.stringify(before?.cells[id]?.outputs) === JSON.stringify(run.cells[id].outputs)
    if (old && isSame) run.cost[id] = { ...cost, seconds: Math.min(old.seconds, cost.seconds) }
  }
}

function compare(slug: string, before: RecordedOutputs | null, run: RecordedRun) {
  const old = before?.runs[options.data]
  const comparable = (one: typeof run | undefined) =>
    Object.fromEntries(
      Object.entries(one?.cells ?? {}).map(([id, cell]) => [
        id,
        { ...cell, generator: one!.generators[cell.generator] },
      ]),
    )
  const [was, is] = [comparable(old), comparable(run)]
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    id => !varies(slug, id) && JSON.stringify(was[id]) !== JSON.stringify(is[id]),
  )
  if (changed.length > 0) throw new RecordingError(`differs from what is recorded in ${changed.join(', ')}`)
}

function varies(slug: string, id: string): boolean {
  return sections.find(section => section.slug === slug)?.chapter.cells.find(cell => cell.id === id)?.varies ?? false
}

/** One line a cell, so that a changed output is a changed line. */
function format({ version, runs }: RecordedOutputs): string {
  const lines = (entries: Record<string, unknown>, indent: string) =>
    Object.entries(entries)
      .map(([key, value]) => `${indent}${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n')
  const texts = Object.entries(runs).map(
    ([data, { cells, generators, cost }]) =>
      `    ${JSON.stringify(data)}: {\n      "cells": {\n${lines(cells, '        ')}\n      },\n` +
      `      "generators": ${JSON.stringify(generators)},\n      "cost": {\n${lines(cost, '        ')}\n      }\n    }`,
  )
  return `{\n  "version": ${version},\n  "runs": {\n${texts.join(',\n')}\n  }\n}\n`
}
