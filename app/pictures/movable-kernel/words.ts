import type { Words } from '../picture.ts'
import type { ImageName, KernelName } from './images.ts'

export const words: Words<{
  name: string
  image: string
  images: Record<ImageName, string>
  own: string
  map: string
  kernel: string
  kernels: Record<KernelName, string>
  entries: string
  entry(row: number, column: number): string
  row: string
  column: string
  file: string
  clear: string
  draw: string
  hint: string
  unreadable: string
  summary(image: string, row: number, column: number, value: string): string
}> = {
  en: {
    name: 'A kernel that slides over an image',
    image: 'image',
    images: { boot: 'boot', seven: 'seven', disc: 'disc', stripes: 'stripes' },
    own: 'your own',
    map: 'what the kernel finds',
    kernel: 'kernel',
    kernels: {
      vertical: 'upright edges',
      horizontal: 'level edges',
      blur: 'blur',
      sharpen: 'sharpen',
      outline: 'outline',
      same: 'unchanged',
    },
    entries: 'its nine numbers',
    entry: (row, column) => `row ${row}, column ${column}`,
    row: 'row',
    column: 'column',
    file: 'Open a picture …',
    clear: 'Clear',
    draw: 'Draw in the left square. Or open a picture: it stays on your machine.',
    hint: 'Drag the window, or use the sliders. Ink is 1, paper is 0; blue in the map is positive, orange negative.',
    unreadable: 'This file could not be read as a picture. A PNG or JPEG file will do.',
    summary: (image, row, column, value) =>
      `An image (${image}) and the map that a 3 by 3 kernel makes of it. With the kernel's upper left corner at row ${row}, ` +
      `column ${column} the sum of products is ${value}.`,
  },
  zh: {
    name: '在图像上滑动的卷积核',
    image: '图像',
    images: { boot: '靴子', seven: '数字 7', disc: '圆盘', stripes: '条纹' },
    own: '自己的',
    map: '卷积核找到的',
    kernel: '卷积核',
    kernels: {
      vertical: '竖直边缘',
      horizontal: '水平边缘',
      blur: '模糊',
      sharpen: '锐化',
      outline: '轮廓',
      same: '不变',
    },
    entries: '它的九个数',
    entry: (row, column) => `第 ${row} 行第 ${column} 列`,
    row: '行',
    column: '列',
    file: '打开一张图片……',
    clear: '清空',
    draw: '在左边的方块里画。也可以打开一张图片，它不会离开你的电脑。',
    hint: '拖动窗口，或者用滑块。着墨的像素是 1，纸是 0；右图蓝色为正，橙色为负。',
    unreadable: '这个文件读不成图片。请用 PNG 或 JPEG 文件。',
    summary: (image, row, column, value) =>
      `一幅图像（${image}），和 3 × 3 卷积核从它得到的输出。卷积核左上角在第 ${row} 行第 ${column} 列时，乘积之和是 ${value}。`,
  },
}
