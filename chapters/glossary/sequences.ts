import type { Term } from '../../app/reader/terms.ts'

/** Networks for sequences. */
export const sequences: Term[] = [
  {
    en: 'attention',
    zh: '注意力机制',
    says: {
      en: 'A weighted mean of values, whose weights say how well each key fits a query.',
      zh: '对若干值加权平均，权重表示各个键与查询的匹配程度。',
    },
    section: 'attention-scoring-functions',
    also: { zh: ['注意力'] },
    everyday: ['en'],
  },
  {
    en: 'decoder',
    zh: '解码器',
    says: {
      en: 'The part of a network that makes an output, step by step, from an encoding.',
      zh: '网络中根据编码逐步生成输出的部分。',
    },
    section: 'encoder-decoder',
  },
  {
    en: 'embedding',
    zh: '嵌入',
    says: {
      en: 'A learnt vector for each of a list of things, such as words.',
      zh: '为一组对象（例如词）各学一个向量。',
    },
    everyday: ['zh'],
  },
  {
    en: 'encoder',
    zh: '编码器',
    says: {
      en: 'The part of a network that turns an input into a representation.',
      zh: '网络中把输入变成表示的部分。',
    },
    section: 'encoder-decoder',
  },
  {
    en: 'GRU',
    zh: '门控循环单元',
    says: {
      en: 'A recurrent layer with two gates, which decide what of the state is kept and what is renewed.',
      zh: '带有两个门的循环层，决定状态中哪些保留、哪些更新。',
    },
    section: 'gru',
    also: { en: ['gated recurrent unit'], zh: ['GRU'] },
  },
  {
    en: 'language model',
    zh: '语言模型',
    says: {
      en: 'A model of which token comes next, given those before.',
      zh: '在已知前文时，预测下一个词元的模型。',
    },
    section: 'language-models',
  },
  {
    en: 'LSTM',
    zh: '长短期记忆网络',
    says: {
      en: 'A recurrent layer with a memory cell guarded by three gates.',
      zh: '带有记忆单元、由三个门控制的循环层。',
    },
    section: 'lstm',
    also: { en: ['long short-term memory'], zh: ['LSTM'] },
  },
  {
    en: 'perplexity',
    zh: '困惑度',
    says: {
      en: 'The exponential of the mean cross-entropy: among how many equally likely tokens the model seems to choose.',
      zh: '平均交叉熵的指数：模型仿佛在多少个等可能的词元中选择。',
    },
    section: 'language-models',
  },
  {
    en: 'recurrent neural network',
    zh: '循环神经网络',
    says: {
      en: 'A network that reads a sequence step by step and carries a state along.',
      zh: '逐步读取序列并携带状态的网络。',
    },
    section: 'rnn',
    also: { en: ['RNN'], zh: ['RNN'] },
  },
  {
    en: 'sequence-to-sequence',
    zh: '序列到序列',
    says: {
      en: 'From one sequence to another of its own length, as in translation.',
      zh: '由一个序列得到另一个长度不同的序列，例如翻译。',
    },
    section: 'seq2seq',
  },
  {
    en: 'token',
    zh: '词元',
    says: {
      en: 'A piece of text that a model treats as one: a word, a part of one, or a character.',
      zh: '模型当作一个整体处理的文本片段：词、词的一部分或字符。',
    },
    section: 'text-preprocessing',
  },
  {
    en: 'transformer',
    zh: 'Transformer',
    says: {
      en: 'A network of attention and small MLPs, without recurrence.',
      zh: '由注意力与小型多层感知机组成、没有循环的网络。',
    },
    section: 'transformer',
  },
  {
    en: 'vocabulary',
    zh: '词表',
    says: {
      en: 'All tokens a model knows, each with its index.',
      zh: '模型认识的全部词元，各有编号。',
    },
    section: 'text-preprocessing',
    also: { en: ['vocabularies'] },
  },
]
