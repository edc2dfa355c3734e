import type { Course } from '../app/reader/course.ts'

/** The book's parts in reading order. A section is a folder beside this file; only what is listed here is built. */
export const course: Course = {
  title: { en: 'Deep Learning, Live', zh: '深度学习，跑起来' },
  subtitle: {
    en: 'A textbook whose every line of code runs in this page. Read it, run it, change it.',
    zh: '一本每行代码都能在页面里运行的教材。读它，运行它，改动它。',
  },
  languages: ['en', 'zh'],
  parts: [
    { id: 'start', title: { en: 'Start', zh: '起步' }, sections: ['welcome', 'tensors', 'plotting', 'autograd'] },
    {
      id: 'linear-networks',
      title: { en: 'Linear networks', zh: '线性神经网络' },
      sections: [
        'linear-regression',
        'linear-regression-scratch',
        'linear-regression-concise',
        'softmax-regression',
        'image-classification-dataset',
        'softmax-regression-scratch',
        'softmax-regression-concise',
      ],
    },
    {
      id: 'multilayer-perceptrons',
      title: { en: 'Multilayer perceptrons', zh: '多层感知机' },
      sections: [
        'mlp',
        'mlp-scratch',
        'mlp-concise',
        'underfit-overfit',
        'weight-decay',
        'dropout',
        'backprop',
        'numerical-stability-and-init',
      ],
    },
    {
      id: 'computation',
      title: { en: 'Deep-learning computation', zh: '深度学习计算' },
      sections: ['layers-and-blocks', 'parameters', 'custom-layers', 'read-write', 'devices'],
    },
    {
      id: 'convolutional-networks',
      title: { en: 'Convolutional networks', zh: '卷积神经网络' },
      sections: [
        'why-conv',
        'conv-layer',
        'padding-and-strides',
        'channels',
        'pooling',
        'cost-of-convolution',
        'lenet',
      ],
    },
    {
      id: 'modern-convolutional-networks',
      title: { en: 'Modern convolutional networks', zh: '现代卷积神经网络' },
      sections: ['image-augmentation', 'alexnet', 'vgg', 'nin', 'googlenet', 'batch-norm', 'resnet', 'densenet'],
    },
    {
      id: 'recurrent-networks',
      title: { en: 'Recurrent networks', zh: '循环神经网络' },
      sections: [
        'sequence-models',
        'text-preprocessing',
        'language-models',
        'rnn',
        'rnn-scratch',
        'rnn-concise',
        'bptt',
      ],
    },
    {
      id: 'modern-recurrent-networks',
      title: { en: 'Modern recurrent networks', zh: '现代循环神经网络' },
      sections: ['gru', 'lstm', 'deep-rnn', 'bi-rnn'],
    },
    {
      id: 'computer-vision',
      title: { en: 'Computer vision', zh: '计算机视觉' },
      sections: ['transposed-conv', 'dcgan'],
    },
    { id: 'teaching', title: { en: 'For teachers', zh: '给教师' }, sections: ['teach-with-this'] },
  ],
}
