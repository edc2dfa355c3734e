import { clothingClasses } from '../../../engine/data/datasets/manifest.ts'

/** A file as its publisher offers it, and how to know it is the right one. */
export interface SourceFile {
  readonly name: string
  readonly url: string
  readonly bytes: number
  readonly algorithm: 'md5' | 'sha1'
  readonly checksum: string
}

export interface ImageSource {
  readonly id: string
  readonly title: string
  readonly classes: readonly string[]
  readonly train: { readonly images: SourceFile; readonly labels: SourceFile }
  readonly test: { readonly images: SourceFile; readonly labels: SourceFile }
}

export interface TextSource {
  readonly id: string
  readonly title: string
  readonly file: SourceFile
}

const file = (host: string, name: string, bytes: number, checksum: string): SourceFile => ({
  name,
  url: host + name,
  bytes,
  algorithm: checksum.length === 32 ? 'md5' : 'sha1',
  checksum,
})

const zalando = 'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/'
const pytorchMirror = 'https://ossci-datasets.s3.amazonaws.com/mnist/'
const diveIntoDeepLearning = 'http://d2l-data.s3-accelerate.amazonaws.com/'

/** Xiao, Rasul and Vollgraf (2017), Zalando Research, MIT licence. */
export const fashionMnist: ImageSource = {
  id: 'fashion-mnist',
  title: 'Fashion-MNIST',
  classes: clothingClasses,
  train: {
    images: file(zalando, 'train-images-idx3-ubyte.gz', 26_421_880, '8d4fb7e6c68d591d4c3dfef9ec88bf0d'),
    labels: file(zalando, 'train-labels-idx1-ubyte.gz', 29_515, '25c81989df183df01b3e8a0aad5dffbe'),
  },
  test: {
    images: file(zalando, 't10k-images-idx3-ubyte.gz', 4_422_102, 'bef4ecab320f06d8554ea6380940ec79'),
    labels: file(zalando, 't10k-labels-idx1-ubyte.gz', 5_148, 'bb300cfdad3c16e7a12a480ee83cd310'),
  },
}

/** LeCun, Cortes and Burges (1998). */
export const mnist: ImageSource = {
  id: 'mnist',
  title: 'MNIST',
  classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  train: {
    images: file(pytorchMirror, 'train-images-idx3-ubyte.gz', 9_912_422, 'f68b3c2dcbeaaa9fbdd348bbdeb94873'),
    labels: file(pytorchMirror, 'train-labels-idx1-ubyte.gz', 28_881, 'd53e105ee54ea40749a09fcbcd1e9432'),
  },
  test: {
    images: file(pytorchMirror, 't10k-images-idx3-ubyte.gz', 1_648_877, '9fb629c4189551a2d022fa330f9573f3'),
    labels: file(pytorchMirror, 't10k-labels-idx1-ubyte.gz', 4_542, 'ec29112dd5afa0611ce80d1b7f02629c'),
  },
}

/** H. G. Wells (1895), public domain, in the edition that Dive into Deep Learning uses. */
export const timeMachine: TextSource = {
  id: 'time-machine',
  title: 'The Time Machine (H. G. Wells)',
  file: file(diveIntoDeepLearning, 'timemachine.txt', 178_979, '090b5e7e70c295757f55df93cb0a180b9691891a'),
}
