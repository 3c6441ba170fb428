// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/graphcases/graphcase.h"

namespace gesso::test {

std::vector<GraphCase> widgetCases()
{
    return {
        {.name = "35. the words of a control are data elsewhere",
         .nodes
         = R"([{"id":1,"type":"Kinds","widgets_values":[1,2,"randomize","fixed",true,"fixed"]}])",
         .expected = R"({"1":{"i":1,"f":2,"s":"randomize","m":"fixed","b":true,"c":"fixed"}})"},
        {.name = "36. a control named by the class takes one place",
         .nodes = R"([{"id":1,"type":"PrimitiveInt","widgets_values":[42,"fixed",9]}])",
         .expected = R"({"1":{"value":42,"after":9}})"},
        {.name = "37. a combo with a control takes three places",
         .nodes = R"([{"id":1,"type":"Controls","widgets_values":["q","increment","",9]}])",
         .expected = R"({"1":{"pick":"q","n":9}})"},
        {.name = "38. dummy values of forced inputs go where the length is the old one",
         .nodes = R"([{"id":1,"type":"Forced","widgets_values":[0,5,0]},
             {"id":2,"type":"Forced","widgets_values":[6,0]}])",
         .expected = R"({"1":{"keep":5},"2":{"keep":6}})"},
        {.name = "39. sample_euler is euler",
         .nodes
         = R"([{"id":1,"type":"KSampler","widgets_values":[5,true,30,7.5,"sample_ddim",0.5]}])",
         .expected
         = R"({"1":{"seed":5,"steps":30,"cfg":7.5,"sampler_name":"ddim","denoise":0.5}})"},
        {.name = "40. the upload's place may be there or not",
         .nodes = R"([{"id":1,"type":"LoadImage","widgets_values":["b.png","image"]},
             {"id":2,"type":"LoadImage","widgets_values":["b.png"]}])",
         .expected = R"({"1":{"image":"b.png"},"2":{"image":"b.png"}})"},
        {.name = "41. a sound's player takes no place",
         .nodes = R"([{"id":1,"type":"LoadAudio","widgets_values":["a.mp3",""]},
             {"id":2,"type":"SaveAudioMP3","widgets_values":["pre","128k"]}])",
         .expected = R"({"1":{"audio":"a.mp3"},"2":{"filename_prefix":"pre","quality":"128k"}})"},
        {.name = "42. a 3D preview sends its picture's name",
         .nodes = R"([{"id":1,"type":"SaveGLB","widgets_values":["pre"]},
             {"id":2,"type":"SaveGLB","widgets_values":["pre","i.png"]}])",
         .expected = R"({"1":{"filename_prefix":"pre","image":""},
             "2":{"filename_prefix":"pre","image":"i.png"}})"},
        {.name = "43. a box takes five places and sends one",
         .nodes = R"([{"id":1,"type":"Crop","widgets_values":[
             {"x":1,"y":2,"width":3,"height":4},1,2,3,4,9]}])",
         .expected = R"({"1":{"region":{"x":1,"y":2,"width":3,"height":4},"n":9}})"},
        {.name = "44. a comparison takes no place and is sent",
         .nodes = R"([{"id":1,"type":"Compare","widgets_values":[9]}])",
         .expected = R"({"1":{"view":{"__value__":["",""]},"n":9}})"},
        {.name = "45. arrays are wrapped",
         .nodes = R"([{"id":1,"type":"Number","widgets_values":[["2",0]]},
             {"id":2,"type":"Curve","widgets_values":[[[0,0],[1,1]]]}])",
         .expected = R"({"1":{"value":{"__value__":["2",0]}},
             "2":{"curve":{"__type__":"CURVE","__value__":[[0,0],[1,1]]}}})"},
        {.name = "46. the index of an own choice is counted",
         .nodes = R"([{"id":1,"type":"CustomCombo","widgets_values":["b",7,"a","b",""]},
             {"id":2,"type":"CustomCombo","widgets_values":["z",7,"a"]}])",
         .expected = R"({"1":{"choice":"b","index":1,"option1":"a","option2":"b","option3":""},
             "2":{"choice":"z","index":-1,"option1":"a","option2":""}})"},
        {.name = "47. a combo without choices and without a value is absent",
         .nodes = R"([{"id":1,"type":"Empty"},{"id":2,"type":"Empty","widgets_values":["v",2]}])",
         .expected = R"({"1":{"n":1},"2":{"pick":"v","n":2}})",
         .problem = "The input 'pick' of node 'Empty' (1) has no value"},
        {.name = "48. numbers are exact",
         .nodes = R"([{"id":1,"type":"KSampler","widgets_values":[18446744073709551615,"fixed",
             9007199254740993,1.0,"euler",1e-7]}])",
         .expected = R"({"1":{"seed":18446744073709551615,"steps":9007199254740993,"cfg":1,
             "sampler_name":"euler","denoise":1e-7}})"},
    };
}

} // namespace gesso::test
