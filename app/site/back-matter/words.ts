import type { Language } from '../../reader/course.ts'

/** Words of the pages behind the sections, beside their entries. */
export const words = {
  en: {
    also: 'also',
    asMethod: 'as a method',
    inPlace: 'in place',
    members: 'Members',
    defines: 'Defines',
    from: 'from',
    seeSection: 'In the book:',
    chinese: 'Chinese',
    term: 'Term',
    writing: 'How things are written',
    names: 'Names',
    leftOut: 'Left out',
    pytorch: 'PyTorch',
    torchlet: 'torchlet',
    notes: 'What differs',
    why: 'Why, and what to use',
    namesText:
      'Names are PyTorch’s in camelCase; what PyTorch requires comes by position, what has a default by name in one object behind it. Values, gradients and random numbers are PyTorch’s.',
    leftOutText: 'Each of these is known by name and throws an error that says why and what to use.',
  },
  zh: {
    also: '别名',
    asMethod: '方法形式',
    inPlace: '原地形式',
    members: '成员',
    defines: '定义',
    from: '出自',
    seeSection: '见本书：',
    chinese: '英文',
    term: '术语',
    writing: '写法',
    names: '名称对照',
    leftOut: '未提供',
    pytorch: 'PyTorch',
    torchlet: 'torchlet',
    notes: '不同之处',
    why: '原因与替代',
    namesText:
      '名称即 PyTorch 的名称，改为驼峰式；PyTorch 中必需的参数按位置给出，有默认值的放进末尾的一个对象里。数值、梯度与随机数都与 PyTorch 一致。',
    leftOutText: '下列名称都能识别；调用时会报错，说明原因与替代办法。',
  },
} satisfies Record<Language, Record<string, string>>
