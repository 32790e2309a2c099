import { parentPort } from 'node:worker_threads'
import type { Answer, Tasks } from './apart.ts'

/** Loaded when they are needed: a PDF reader alone is some megabytes. */
const TASKS: { readonly [T in keyof Tasks]: (bytes: Uint8Array) => Promise<Tasks[T]> } = {
  pdf: async (bytes) => (await import('./pdf-text.ts')).pdfText(bytes),
  docx: async (bytes) => (await import('./docx-html.ts')).docxHtml(bytes),
}

parentPort!.on('message', async ({ task, bytes }: { task: keyof Tasks; bytes: Uint8Array }) => {
  parentPort!.postMessage(await answer(task, bytes))
})

async function answer(task: keyof Tasks, bytes: Uint8Array): Promise<Answer> {
  try {
    return { result: await TASKS[task](bytes) }
  } catch (error) {
    // whatever a file does to its library, it is the file that is bad
    const { message } = error as Error
    return { failed: (message ?? String(error)).split('\n', 1)[0]!.slice(0, 200) }
  }
}
